"""Takes SAM's definitions, and what SAM generates for the test templates, from the installed aws-sam-translator.

Run it in a virtual environment, from the root of the repository, after raising the version in requirements.txt:

    python3 -m venv /tmp/sam && /tmp/sam/bin/pip install -r tools/template-access/sam/definitions/requirements.txt
    /tmp/sam/bin/python tools/template-access/sam/definitions/refresh.py
"""

import json
import os
from importlib.metadata import version
from pathlib import Path

import boto3
import samtranslator
from samtranslator.internal.managed_policies import get_bundled_managed_policy_map
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator
from samtranslator.yaml_helper import yaml_parse

TEMPLATES = Path("test/tools/template-access/sam/templates")
DEFINITIONS = Path(__file__).with_name("aws-sam-translator.json")
PACKAGE = Path(samtranslator.__file__).parent
# Policies of service-linked roles cannot be attached to other roles.
PATHS = ("service-role/", "job-function/")


def main():
    os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")
    DEFINITIONS.write_text(one_line_each(definitions()))
    for template in sorted(TEMPLATES.glob("*.yaml")):
        resources = translated(template)["Resources"]
        generated = {key: recorded(one) for key, one in resources.items()}
        template.with_suffix(".generated.json").write_text(json.dumps(generated, indent=1, sort_keys=True) + "\n")


def recorded(resource):
    """What decides who reaches a table; of other resources only the type, because the translator's output is large."""
    if not resource["Type"].startswith(("AWS::IAM::", "AWS::DynamoDB::")):
        return {"Type": resource["Type"]}
    return {key: resource[key] for key in ("Type", "Properties", "Condition") if key in resource}


def definitions():
    templates = read("policy_templates_data/policy_templates.json")["Templates"]
    profiles = read("model/connector_profiles/profiles.json")
    return {
        "source": {
            "package": "aws-sam-translator",
            "version": version("aws-sam-translator"),
            "license": "Apache-2.0",
        },
        "policyTemplates": {
            name: {"parameters": list(one["Parameters"]), "definition": one["Definition"]}
            for name, one in sorted(templates.items())
        },
        "connectors": {
            f"{source} {destination}": connector(profile)
            for source, destinations in sorted(profiles["Permissions"].items())
            for destination, profile in sorted(destinations.items())
        },
        "connectedResources": profiles["CfnResourceProperties"],
        "managedPolicyPaths": managed_policy_paths(),
    }


def connector(profile):
    """Queue, topic and function policies let a service in, and grant nothing on tables."""
    properties = profile["Properties"]
    if profile["Type"] != "AWS_IAM_ROLE_MANAGED_POLICY":
        return {"type": profile["Type"]}
    return {
        "type": profile["Type"],
        "ofSource": properties["SourcePolicy"],
        "statements": {name: one["Statement"] for name, one in properties["AccessCategories"].items()},
    }


def managed_policy_paths():
    names = {}
    for arn in get_bundled_managed_policy_map("aws").values():
        path, _, name = arn.partition(":policy/")[2].rpartition("/")
        if f"{path}/" in PATHS:
            names[name] = f"{path}/"
    return dict(sorted(names.items()))


def translated(template):
    return Translator(None, Parser()).translate(yaml_parse(template.read_text()), {})


def read(path):
    return json.loads((PACKAGE / path).read_text())


def one_line_each(sections):
    """One line for each entry of each section, so that a new version is a short difference."""
    lines = []
    for section, entries in sections.items():
        inner = ",\n".join(f"    {json.dumps(key)}: {json.dumps(one)}" for key, one in entries.items())
        lines.append(f"  {json.dumps(section)}: {{\n{inner}\n  }}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


main()
