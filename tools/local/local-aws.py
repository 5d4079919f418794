"""MiniStack with AWS::IAM::AccessKey, the one resource type of this project that its CloudFormation lacks.

The type is implemented by MiniStack's IAM. A later version that has the type keeps its own handler; this file
can then be removed.
"""

from ministack.app import main
from ministack.services import iam
from ministack.services.cloudformation import provisioners


def create(logical_id, properties, stack_name):
    """The access key's ID, which Ref returns, and its attribute."""
    before = set(iam._access_keys)
    status, _headers, body = iam._create_access_key({"UserName": [properties["UserName"]]})
    if status != 200:
        raise ValueError(f"CreateAccessKey for {logical_id} failed: {body!r}")
    (key_id,) = set(iam._access_keys) - before
    return key_id, {"SecretAccessKey": iam._access_keys[key_id]["SecretAccessKey"]}


def delete(key_id, _properties):
    iam._access_keys.pop(key_id, None)


provisioners._RESOURCE_HANDLERS.setdefault(
    "AWS::IAM::AccessKey", {"create": create, "delete": delete}
)

if __name__ == "__main__":
    main()
