"""The schema of Spark for the output of analyze, made from `analyze --schema`."""

import json
import subprocess

from pyspark.sql.types import (
    ArrayType,
    BooleanType,
    DataType,
    DoubleType,
    LongType,
    MapType,
    StringType,
    StructField,
    StructType,
)

PLAIN = {
    "string": StringType(),
    "integer": LongType(),
    "number": DoubleType(),
    "boolean": BooleanType(),
}


def of_program(analyze: str) -> StructType:
    """The columns of an object of the output: an article, or an input that failed."""
    told = subprocess.run([analyze, "--schema"], check=True, capture_output=True)
    schema = json.loads(told.stdout)
    return spark_type(schema, schema["$defs"])


def spark_type(schema: dict, definitions: dict) -> DataType:
    """What Spark calls a type of JSON Schema. Every column may be null."""
    if "$ref" in schema:
        return spark_type(definitions[schema["$ref"].removeprefix("#/$defs/")], definitions)
    if "anyOf" in schema:
        cases = [case for case in schema["anyOf"] if case.get("type") != "null"]
        types = [spark_type(case, definitions) for case in cases]
        merged = types[0]
        for other in types[1:]:
            merged = merge(merged, other)
        return merged
    kinds = schema.get("type", "string")  # An id can be anything: it is read as its JSON.
    kind = kinds if isinstance(kinds, str) else next(kind for kind in kinds if kind != "null")
    if kind == "array":
        return ArrayType(spark_type(schema["items"], definitions))
    if kind == "object" and "properties" not in schema:
        return MapType(StringType(), StringType())
    if kind == "object":
        properties = schema["properties"].items()
        return StructType(
            [StructField(name, spark_type(inner, definitions)) for name, inner in properties]
        )
    return PLAIN[kind]


def merge(one: DataType, other: DataType) -> DataType:
    """A type that holds what either holds."""
    if not isinstance(one, StructType) or not isinstance(other, StructType):
        assert one == other, f"{one} and {other} in one column"
        return one
    fields = {field.name: field.dataType for field in one}
    for field in other:
        known = fields.get(field.name)
        fields[field.name] = merge(known, field.dataType) if known else field.dataType
    return StructType([StructField(name, kind) for name, kind in fields.items()])
