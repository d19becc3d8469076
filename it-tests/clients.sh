#!/bin/sh
# Delivers mail with well-known clients to a running demonstration, and says of each kind of delivery whether it went well:
#
#   it-tests/clients.sh 127.0.0.1 2525           by SMTP
#   it-tests/clients.sh 127.0.0.1 2525 2424      and by LMTP, where the adapter's property lmtpPort is set
#
# A client that is missing is installed from the Debian package of its name when this is Debian, this is root and there is a
# network; its checks are skipped when it is still missing then. What the clients sent and read stands in
# it-tests/target/clients/dialogues.log. Exit status: 0 when no check failed.
set -u

HOST=${1:?"usage: $0 host port [lmtp-port]"}
PORT=${2:?"usage: $0 host port [lmtp-port]"}
LMTP_PORT=${3:-}
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=$HERE/target/clients
mkdir -p "$WORK"

. "$HERE/clients/checks.sh"
. "$HERE/clients/install.sh"
. "$HERE/clients/samples.sh"

. "$HERE/clients/curl.sh"
. "$HERE/clients/swaks.sh"
. "$HERE/clients/python.sh"
. "$HERE/clients/smtp-source.sh"

summary
