#!/bin/sh
# Logs in and encrypts with well-known clients, and scans with well-known scanners, against a running server:
#
#   it-tests/security-clients.sh 127.0.0.1 5870 4650 alice 'her password'
#
# with the adapter's property submissionPort 5870 and smtpsPort 4650. The user has to be allowed to send as ann@example.net
# (property anySenderUsers); loginDelay 0 and banAfter 0 keep the logins that shall fail from slowing down the others. What else
# is known of the server comes from the environment:
#
#   TOKEN       an access token for OAUTHBEARER and XOAUTH2
#   TRUST       the PEM file of the server's certificate; without, clients do not verify it
#   NTLM_LAYER  the property ntlmSecurityLayer (OFF when not given)
#   NTLM_56     "true" when ntlmAllow56Bit is
#   EXPORTER    "false" when the engine does not export keying material, so that nothing binds to it by tls-exporter
#   RESUMPTION  "false" when the engine does not resume sessions of TLS 1.3
#   ALERTS      "false" when the engine says nothing to a client that has no suite in common with it
#   QUICK       "true" leaves out the scanners
#
# What is missing is installed from Debian as for clients.sh; checks for what the server does not offer are skipped. What the
# clients sent and read stands in it-tests/target/security-clients/dialogues.log. Exit status: 0 when no check failed.
set -u

USAGE="usage: $0 host port tls-port user password"
HOST=${1:?"$USAGE"}
PORT=${2:?"$USAGE"}
TLS_PORT=${3:?"$USAGE"}
LOGIN=${4:?"$USAGE"}
SECRET=${5:?"$USAGE"}
TOKEN=${TOKEN:-}
TRUST=${TRUST:-}
NTLM_LAYER=${NTLM_LAYER:-OFF}
NTLM_56=${NTLM_56:-false}
EXPORTER=${EXPORTER:-true}
RESUMPTION=${RESUMPTION:-true}
ALERTS=${ALERTS:-true}
QUICK=${QUICK:-false}
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/target/security-clients}
mkdir -p "$WORK"

. "$HERE/clients/checks.sh"
. "$HERE/clients/install.sh"
. "$HERE/clients/samples.sh"
. "$HERE/clients/security/offers.sh"

. "$HERE/clients/security/curl.sh"
. "$HERE/clients/security/gsasl.sh"
. "$HERE/clients/security/smtptest.sh"
. "$HERE/clients/security/ntlm.sh"
. "$HERE/clients/security/openssl.sh"
if [ "$QUICK" = true ]; then
    skip "scanners" "this is a quick run"
else
    . "$HERE/clients/security/sslscan.sh"
    . "$HERE/clients/security/testssl.sh"
fi

summary
