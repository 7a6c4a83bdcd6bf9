"""Tests of the program under Spark, and of DuckDB on its results. Called by run.sh."""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import duckdb
import pyspark

ROOT = Path(__file__).resolve().parents[2]
ANALYZE = os.environ["ANALYZE"]

AGENCY = """\
Minister promises new ferry

PORT ELLAN, Norland, March 3, 2031 (AP) — Ida Berg, Norland's transport minister, vowed on Monday to
buy a second ferry if the union agrees.

"We will not wait," Berg said.
"""
PLAIN = "Rain\n\nIt rained in the harbour all day, and nobody said a word.\n"
LETTER = "By Jo Poe\nThe pier will stay open, Mayor Ann Roe said on Jan. 5. She refused to close it.\n"


def records(count: int) -> list[str]:
    """Lines with articles of several kinds, ids of several types, and some that are broken."""
    lines = []
    for number in range(count):
        text = [AGENCY, PLAIN, LETTER, "Nobody came.", AGENCY.replace(", 2031", "")][number % 5]
        identity = [number, f"id-{number}", None, {"number": number}][number % 4]
        lines.append(json.dumps({"id": identity, "text": text.replace("Berg", f"Berg{number}")}))
    lines[7] = "broken"
    lines[8] = '{"id": 8}'
    lines[9] = '{"id": 9, "text": " "}'
    return lines


class Engines(unittest.TestCase):
    def setUp(self) -> None:
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.lines = records(400)
        articles = self.folder / "articles"
        articles.mkdir()
        for part in range(4):
            chunk = self.lines[part * 100 : part * 100 + 100]
            (articles / f"{part}.jsonl").write_text("\n".join(chunk) + "\n", encoding="utf-8")

    def analyze(self, *arguments: object) -> Path:
        """The results of the program itself."""
        results = self.folder / "results.jsonl"
        parts = sorted((self.folder / "articles").iterdir())
        command = [ANALYZE, "--records", "--exit-zero", "-q", "-o", results, *arguments, *parts]
        subprocess.run(command, check=True)
        return results

    def spark(self, *arguments: object) -> subprocess.CompletedProcess:
        """The Spark job on two workers that are processes of their own."""
        home = Path(pyspark.__file__).parent
        environment = os.environ | {
            "SPARK_HOME": str(home),
            "SPARK_LOCAL_IP": "127.0.0.1",
            "PYSPARK_PYTHON": sys.executable,
            "PYSPARK_DRIVER_PYTHON": sys.executable,
        }
        job = ROOT / "samples/spark"
        submit = [home / "bin/spark-submit", "--master", "local-cluster[2,1,1024]"]
        # One failure is enough: nothing here fails by chance.
        settings = ["spark.ui.enabled=false", "spark.task.maxFailures=1"]
        options = [part for setting in settings for part in ("--conf", setting)]
        files = ["--py-files", job / "schema.py", job / "analyze_news.py"]
        command = [*submit, *options, *files, *arguments]
        command = [str(part) for part in command]
        return subprocess.run(
            command, env=environment, cwd=self.folder, capture_output=True, text=True, timeout=400
        )

    def test_spark_gives_the_results_of_the_program(self) -> None:
        parquet = self.folder / "parquet"
        ran = self.spark("--analyze", ANALYZE, self.folder / "articles", parquet)
        self.assertEqual(ran.returncode, 0, ran.stderr[-4000:])
        self.assertIn("400 results", ran.stdout)
        expected = [json.loads(line) for line in self.analyze().read_text("utf-8").splitlines()]
        found = duckdb.read_parquet(f"{parquet}/*.parquet")
        failed = found.filter("error IS NOT NULL").select("error.code").fetchall()
        self.assertEqual(sorted(code for (code,) in failed), ["bad_record", "bad_record", "empty"])
        query = "SELECT source.chars, headline.text, len(commitments), commitments[1].stance"
        rows = duckdb.sql(f"{query}, quotes[1].speaker.name FROM found WHERE error IS NULL").fetchall()
        self.assertEqual(sorted(map(str, rows)), sorted(map(str, self.values(expected))))
        types = dict(zip(found.columns, map(str, found.types)))
        self.assertIn("confidence DOUBLE", types["commitments"])

    def values(self, articles: list[dict]) -> list[tuple]:
        """The same columns from the JSON."""
        first = lambda items, *keys: items and self.deep(items[0], keys) or None
        return [
            (
                article["source"]["chars"],
                self.deep(article, ["headline", "text"]),
                len(article["commitments"]),
                first(article["commitments"], "stance"),
                first(article["quotes"], "speaker", "name"),
            )
            for article in articles
            if "error" not in article
        ]

    def deep(self, value: object, keys: list[str]) -> object:
        for key in keys:
            value = value and value[key]
        return value

    def test_spark_notices_a_program_that_breaks_off(self) -> None:
        broken = self.folder / "broken"
        broken.write_text('#!/bin/sh\n[ "$1" = --schema ] && exec "$REAL" --schema\nexit 3\n'.replace(
            "$REAL", ANALYZE
        ))
        broken.chmod(0o755)
        ran = self.spark("--analyze", broken, self.folder / "articles", self.folder / "parquet")
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("Pipe function `", ran.stderr)

    def test_duckdb_infers_one_schema(self) -> None:
        results = self.analyze()
        late = results.with_name("late.jsonl")
        lines = results.read_text("utf-8").splitlines()
        # What stands after many articles that are alike counts as well.
        alike = [min(lines, key=len)] * 21_000
        late.write_text("\n".join(alike + lines) + "\n", "utf-8")
        query = f"SELECT max(len(commitments)) FROM read_json_auto('{late}', sample_size = -1)"
        ((most,),) = duckdb.sql(query).fetchall()
        self.assertGreater(most, 0)
        found = duckdb.sql(f"SELECT * FROM read_json_auto('{results}')")
        types = dict(zip(found.columns, map(str, found.types)))
        self.assertIn("stance VARCHAR", types["commitments"])
        self.assertTrue(types["quotes"].endswith("[]"), types["quotes"])
        stances = "SELECT c.stance, count(*) FROM found, UNNEST(commitments) AS u(c) GROUP BY ALL"
        counted = dict(duckdb.sql(stances).fetchall())
        articles = [json.loads(line) for line in results.read_text("utf-8").splitlines()]
        expected: dict[str, int] = {}
        for article in articles:
            for commitment in article.get("commitments", []):
                expected[commitment["stance"]] = expected.get(commitment["stance"], 0) + 1
        self.assertEqual(counted, expected)


if __name__ == "__main__":
    unittest.main(verbosity=2)
