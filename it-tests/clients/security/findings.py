"""Fails when testssl.sh has found something: findings.py FILE, where FILE is what --jsonfile wrote.

What comes from a certificate of the test's own, and not from the server, is left out.
"""

import json
import sys

# The scanner's own trouble: Debian's openssl has no GOST engine.
SCANNER = ("engine_problem",)

# Nobody vouches for a self-signed certificate, it cannot be revoked, and its name is in no DNS.
CERTIFICATE = ("cert_chain_of_trust", "cert_revocation", "cert_crlDistributionPoints", "cert_ocspURL", "cert_trust",
               "OCSP_stapling", "DNS_CAArecord", "cert_extlifeSpan", "cert_validityPeriod", "cert_caIssuers",
               "certificate_transparency", "cert_expirationStatus", "cert_notAfter")

with open(sys.argv[1]) as file:
    findings = json.load(file)
if not any(finding["id"] == "TLS1_3" for finding in findings):
    raise SystemExit("The scan did not get as far as TLS 1.3.")
bad = [finding for finding in findings
       if finding["severity"] not in ("OK", "INFO", "DEBUG") and not finding["id"].startswith(CERTIFICATE + SCANNER)]
for finding in bad:
    print("%(severity)s %(id)s: %(finding)s" % finding)
raise SystemExit(1 if bad else 0)
