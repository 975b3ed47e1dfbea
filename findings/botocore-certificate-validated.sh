#!/usr/bin/env bash
# Believed: the waiter `certificate_validated` of ACM ends well when a certificate can be used, ends with an error as soon as it never will
#   be, and waits as long as validation by DNS commonly takes. `load_balancer_available` likewise ends when the load balancer has failed.
# True: the waiter reads the answers of the domains' validation, and of the certificate's own states FAILED only. So
#   1. a certificate that is EXPIRED or REVOKED passes: its domains were validated once;
#   2. one that is ISSUED but imported never passes: it has no validation;
#   3. one whose validation timed out goes on until the tries are used up; and by default those are 5 in 5 minutes;
#   4. a load balancer in the state `failed` is asked for ten minutes (40 times, every 15 s), then the waiter says that it tried too often.
# What follows: read Certificate.Status and State.Code, and treat the waiters as sleeps.
# Version: botocore 1.44.8 on Python 3.11, answers given by its own Stubber. Date: 2026-11-30. Takes 15 s.
# Seen: EXPIRED passes, REVOKED passes, imported ISSUED never, VALIDATION_TIMED_OUT never, FAILED error; failed balancer never; tries 5 x 60 s, 40 x 15 s
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python > /dev/null
python/bin/pip install --quiet --disable-pip-version-check botocore==1.44.8 > log 2>&1 || { cat log; exit 2; }
cat > main.py <<'PY'
import botocore.session
from botocore.exceptions import WaiterError
from botocore.stub import Stubber

session = botocore.session.get_session()
arn = "arn:aws:acm:eu-west-1:123456789012:certificate/00000000-0000-0000-0000-000000000000"


def client(service):
    return session.create_client(service, region_name="eu-west-1", aws_access_key_id="x", aws_secret_access_key="x")


def ends(service, operation, answer, waiter, **arguments):
    made = client(service)
    with Stubber(made) as stubber:
        for _ in range(3):
            stubber.add_response(operation, answer)
        try:
            made.get_waiter(waiter).wait(WaiterConfig={"Delay": 0, "MaxAttempts": 3}, **arguments)
            return "passes"
        except WaiterError as error:
            return "never" if "Max attempts exceeded" in str(error) else "error"


def certificate(status, validation=None, kind="AMAZON_ISSUED"):
    answer = {"Status": status, "Type": kind}
    if validation:
        answer["DomainValidationOptions"] = [{"DomainName": "example.com", "ValidationStatus": validation}]
    return ends("acm", "describe_certificate", {"Certificate": answer}, "certificate_validated", CertificateArn=arn)


balancer = ends(
    "elbv2", "describe_load_balancers", {"LoadBalancers": [{"State": {"Code": "failed"}}]}, "load_balancer_available", Names=["web"]
)
tries = [client(s).get_waiter(w).config for s, w in [("acm", "certificate_validated"), ("elbv2", "load_balancer_available")]]
print(
    f"EXPIRED {certificate('EXPIRED', 'SUCCESS')}, REVOKED {certificate('REVOKED', 'SUCCESS')}, "
    f"imported ISSUED {certificate('ISSUED', kind='IMPORTED')}, VALIDATION_TIMED_OUT {certificate('VALIDATION_TIMED_OUT', 'FAILED')}, "
    f"FAILED {certificate('FAILED', 'FAILED')}; failed balancer {balancer}; "
    f"tries {', '.join(f'{c.max_attempts} x {c.delay} s' for c in tries)}"
)
PY
seen=$(timeout 60 python/bin/python main.py)
echo "$seen"
[ "$seen" = "EXPIRED passes, REVOKED passes, imported ISSUED never, VALIDATION_TIMED_OUT never, FAILED error; failed balancer never; \
tries 5 x 60 s, 40 x 15 s" ]
echo "as stated"
