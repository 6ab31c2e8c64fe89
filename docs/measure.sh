#!/usr/bin/env bash
# Measures what docs/quality.md reports: docs/measure.sh BENCH [WORK]
# BENCH holds the labelled events and articles with their scorers, WORK what is written (default: a new folder).
set -euo pipefail
bench=${1:?say where the bench is}
work=${2:-$(mktemp -d)}
cargo build --release --no-default-features --features train
run=target/release

echo "== labelled events, facts learned on the other events"
"$run/parallax-train" facts --bench "$bench" --cross-validate "$work/events"
python3 "$bench/score.py" "$bench/gold" "$bench/events" "$work/events"

echo "== single articles, as the command line reads them"
mkdir -p "$work/texts" "$work/articles"
python3 "$bench/score_quotes.py" "$bench/quotes/polnear_dev.jsonl" --write "$work/texts"
for text in "$work"/texts/*.txt; do
  "$run/parallax" compare "$text" --format json > "$work/articles/$(basename "$text" .txt).json"
done
python3 "$bench/score_quotes.py" "$bench/quotes/polnear_dev.jsonl" "$work/articles"

echo "== numbers and dates"
"$run/parallax-train" numbers --bench "$bench"

echo "== main text, headline and date of saved web pages"
mkdir -p "$work/pages" "$work/read"
for page in "$bench"/html/pages/*.gz; do
  gzip -dc "$page" > "$work/pages/$(basename "$page" .gz)"
done
cargo run --release --no-default-features --example read_articles -- "$work/read" "$work"/pages/*.html
python3 "$bench/score_html.py" "$bench/html/truth.json" "$work/read"
