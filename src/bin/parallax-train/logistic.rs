//! Logistic regression with a quadratic penalty, by Newton's method (iteratively reweighted least
//! squares). Columns are brought to one scale first; what is returned is for the columns as given.

/// Intercept and one weight for each column. `offsets` are added to every row's log-odds; `penalty`
/// is the strength of the pull to zero on the common scale.
pub fn fit(rows: &[Vec<f64>], labels: &[bool], offsets: &[f64], penalty: f64) -> (f64, Vec<f64>) {
    let width = rows.first().map_or(0, Vec::len);
    let many = rows.len().max(1) as f64;
    let column = |c: usize| rows.iter().map(move |r| r[c]);
    let means: Vec<f64> = (0..width).map(|c| column(c).sum::<f64>() / many).collect();
    let scales: Vec<f64> = (0..width)
        .map(|c| (column(c).map(|v| (v - means[c]).powi(2)).sum::<f64>() / many).sqrt().max(1e-9))
        .collect();
    let scaled: Vec<Vec<f64>> = rows
        .iter()
        .map(|r| std::iter::once(1.0).chain((0..width).map(|c| (r[c] - means[c]) / scales[c])).collect())
        .collect();
    let mut weights = vec![0.0; width + 1];
    for _ in 0..25 {
        let mut slope = vec![0.0; width + 1];
        let mut curve = vec![vec![0.0; width + 1]; width + 1];
        for ((row, &label), &offset) in scaled.iter().zip(labels).zip(offsets) {
            let odds = offset + row.iter().zip(&weights).map(|(x, w)| x * w).sum::<f64>();
            let p = 1.0 / (1.0 + (-odds).exp());
            let (error, bend) = (f64::from(u8::from(label)) - p, (p * (1.0 - p)).max(1e-6));
            for i in 0..=width {
                slope[i] += error * row[i];
                let scaled = bend * row[i];
                for j in 0..=i {
                    curve[i][j] += scaled * row[j];
                }
            }
        }
        for i in 0..=width {
            let pull = if i == 0 { 1e-6 } else { penalty };
            slope[i] -= pull * weights[i];
            curve[i][i] += pull;
        }
        let step = solve(curve, slope);
        // a full step can overshoot far from the optimum: halve it until the fit improves
        let before = loss(&scaled, labels, offsets, &weights, penalty);
        let mut share = 1.0;
        let better = loop {
            let next: Vec<f64> = weights.iter().zip(&step).map(|(w, s)| w + share * s).collect();
            let gain = before - loss(&scaled, labels, offsets, &next, penalty);
            if gain > 0.0 {
                weights = next;
                break gain > 1e-7 * before;
            }
            share /= 2.0;
            if share < 1e-4 {
                break false;
            }
        };
        if !better {
            break;
        }
    }
    let own: Vec<f64> = (0..width).map(|c| weights[c + 1] / scales[c]).collect();
    let intercept = weights[0] - own.iter().zip(&means).map(|(w, m)| w * m).sum::<f64>();
    (intercept, own)
}

fn loss(rows: &[Vec<f64>], labels: &[bool], offsets: &[f64], weights: &[f64], penalty: f64) -> f64 {
    let pull: f64 = weights[1..].iter().map(|w| 0.5 * penalty * w * w).sum();
    let misfit = |((row, &label), &offset): ((&Vec<f64>, &bool), &f64)| {
        let odds = offset + row.iter().zip(weights).map(|(x, w)| x * w).sum::<f64>();
        let wrong = if label { -odds } else { odds };
        wrong.max(0.0) + (-wrong.abs()).exp().ln_1p()
    };
    pull + rows.iter().zip(labels).zip(offsets).map(misfit).sum::<f64>()
}

/// Solves `a x = b` for a symmetric positive matrix of which the lower half is given (Cholesky).
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| a[i][k] * a[j][k]).sum();
            a[i][j] = if i == j { (a[i][i] - sum).max(1e-12).sqrt() } else { (a[i][j] - sum) / a[j][j] };
        }
    }
    for i in 0..n {
        let sum: f64 = (0..i).map(|k| a[i][k] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    for i in (0..n).rev() {
        let sum: f64 = (i + 1..n).map(|k| a[k][i] * b[k]).sum();
        b[i] = (b[i] - sum) / a[i][i];
    }
    b
}
