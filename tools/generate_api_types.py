"""Write the types of the API for the console's type check, from its description; with --check compare them instead.

Keeps true: `js/api-types.d.ts` says what `docs/reference/openapi.json` says, so that a field renamed in the API fails
the type check of the console.
Leaves to others: making the description (`tools/generate_openapi.py`), checking types (`make types-js`).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DESCRIPTION = ROOT / "docs" / "reference" / "openapi.json"
TYPES = ROOT / "src" / "firebreak" / "console" / "js" / "api-types.d.ts"
HEADING = "// Types of the API, made from docs/reference/openapi.json by tools/generate_api_types.py.\n"

_PLAIN = {"string": "string", "integer": "number", "number": "number", "boolean": "boolean", "null": "null"}
_NAME = re.compile(r"[A-Za-z_$][\w$]*")


def type_of(schema: dict[str, Any]) -> str:
    """Return a schema as a type; raises SystemExit for what this program cannot express."""
    if "$ref" in schema:
        return str(schema["$ref"]).rpartition("/")[2]
    if "enum" in schema:
        return " | ".join(json.dumps(value, ensure_ascii=False) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(map(type_of, schema["anyOf"])))
    sort = schema.get("type")
    if isinstance(sort, list):
        return " | ".join(type_of(schema | {"type": one}) for one in sort)
    if sort == "array":
        return _array(schema)
    if sort == "object":
        return _record(schema)
    if sort in _PLAIN:
        return _PLAIN[sort]
    if not schema.keys() - {"description", "title", "default"}:
        return "unknown"
    raise SystemExit(f"no type for {json.dumps(schema)}")


def _array(schema: dict[str, Any]) -> str:
    if "prefixItems" in schema:
        return f"[{', '.join(map(type_of, schema['prefixItems']))}]"
    inner = type_of(schema.get("items", {}))
    return f"({inner})[]" if " | " in inner else f"{inner}[]"


def _record(schema: dict[str, Any]) -> str:
    """Return an object without named fields: a map, or anything at all."""
    assert not schema.get("properties"), f"a nameless object with fields: {json.dumps(schema)}"
    of = schema.get("additionalProperties", True)
    return f"Record<string, {type_of(of) if isinstance(of, dict) else 'unknown'}>"


def interface(name: str, schema: dict[str, Any]) -> str:
    """Return one named schema as a declaration with its comments."""
    comment = _comment(schema, "")
    if schema.get("type") != "object" or "properties" not in schema:
        return f"{comment}export type {name} = {type_of(schema)};\n"
    wanted = set(schema.get("required", ()))
    fields = [
        f"{_comment(form, '  ')}  {_key(field)}{'' if field in wanted else '?'}: {type_of(form)};\n"
        for field, form in schema["properties"].items()
    ]
    return f"{comment}export interface {name} {{\n{''.join(fields)}}}\n"


def _key(name: str) -> str:
    return name if _NAME.fullmatch(name) else json.dumps(name)


def _comment(schema: dict[str, Any], indent: str) -> str:
    text = schema.get("description")
    return f"{indent}/** {text.replace('*/', '* /')} */\n" if text else ""


def _content(holder: dict[str, Any]) -> str:
    """Return the type of a body; bytes are what a browser takes and gives for them."""
    found = holder.get("content", {}).get("application/json")
    return type_of(found["schema"]) if found else "Blob"


def operations(paths: dict[str, Any]) -> str:
    """Return what each operation takes and gives, by method and path."""
    takes, gives = [], []
    for path, methods in paths.items():
        for method, operation in methods.items():
            name = json.dumps(f"{method.upper()} {path}")
            if "requestBody" in operation:
                takes.append(f"  {name}: {_content(operation['requestBody'])};\n")
            good = [answer for status, answer in operation["responses"].items() if status.startswith("2")]
            gives.append(f"  {name}: {' | '.join(dict.fromkeys(map(_content, good)))};\n")
    taken = f"/** The body of a request, by method and path. */\nexport interface Takes {{\n{''.join(takes)}}}\n"
    given = f"/** The body of the answer, by method and path. */\nexport interface Gives {{\n{''.join(gives)}}}\n"
    return f"{taken}\n{given}"


def made(description: dict[str, Any]) -> str:
    schemas = description["components"]["schemas"]
    declared = [interface(name, schema) for name, schema in schemas.items()]
    return "\n".join([HEADING, *declared, operations(description["paths"])])


def main() -> int:
    new = made(json.loads(DESCRIPTION.read_text("utf-8")))
    if "--check" in sys.argv[1:]:
        stale = not TYPES.exists() or TYPES.read_text("utf-8") != new
        if stale:
            print(f"{TYPES.name} is not current; run python tools/generate_api_types.py", file=sys.stderr)
        return int(stale)
    TYPES.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
