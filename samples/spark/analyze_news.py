"""Runs analyze over a folder of JSON Lines and writes Parquet.

    spark-submit --py-files samples/spark/schema.py samples/spark/analyze_news.py \
        --analyze /usr/local/bin/analyze ARTICLES RESULTS

ARTICLES holds one article a line, {"id": …, "text": "…"}; RESULTS gets one row for each, in which
`error` tells what could not be analysed. The program has to be on every machine, at the same path.
Its exit status is checked: a run that breaks off fails the task. Articles that cannot be analysed do
not; they have their error records.
"""

import argparse

from pyspark.sql import SparkSession

import schema


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", help="a file or folder of JSON Lines, also compressed with gzip")
    parser.add_argument("results", help="the folder of Parquet that is written")
    parser.add_argument("--analyze", default="analyze", help="the program on every machine")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("analyze").getOrCreate()
    lines = spark.sparkContext.textFile(options.articles)
    # One process for each task: Spark itself uses the cores.
    command = f"'{options.analyze}' --records --jobs 1 --exit-zero --quiet"
    objects = lines.pipe(command, checkCode=True)
    rows = spark.read.schema(schema.of_program(options.analyze)).json(objects, mode="FAILFAST")
    rows.write.mode("overwrite").parquet(options.results)

    read, written = lines.count(), spark.read.parquet(options.results).count()
    spark.stop()
    if read != written:
        raise SystemExit(f"{read} articles, but {written} results")
    print(f"{written} results")


if __name__ == "__main__":
    main()
