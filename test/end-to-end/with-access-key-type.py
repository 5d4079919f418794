"""MiniStack with AWS::IAM::AccessKey, which its CloudFormation lacks: for a stack as version 0.1 deployed it."""

from ministack.app import main
from ministack.services import iam
from ministack.services.cloudformation import provisioners


def create(logical_id, properties, stack_name):
    """The access key's ID, which Ref returns, and its attribute."""
    before = set(iam._access_keys)
    iam._create_access_key({"UserName": [properties["UserName"]]})
    (key_id,) = set(iam._access_keys) - before
    return key_id, {"SecretAccessKey": iam._access_keys[key_id]["SecretAccessKey"]}


def delete(key_id, _properties):
    iam._access_keys.pop(key_id, None)


provisioners._RESOURCE_HANDLERS["AWS::IAM::AccessKey"] = {"create": create, "delete": delete}
main()
