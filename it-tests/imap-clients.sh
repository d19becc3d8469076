#!/bin/sh
# Reads and files mail with well-known clients, against a running server, and says of each kind of use whether it went well:
#
#   it-tests/imap-clients.sh 127.0.0.1 1143 9930 alice 'her password' maildir
#
# with an IMAP port, one of implicit TLS, and a Maildir of messages, which "java org.mailroom.it.mail.MailShapes maildir 1000"
# writes. The user's mailboxes have to be empty, and passwords allowed without TLS (allowClearTextLogins). The environment says
#
#   TRUST       the PEM file of the server's certificate
#
# What is missing is installed from Debian as for clients.sh. What the clients sent and read stands in
# it-tests/target/imap-clients/dialogues.log. Exit status: 0 when no check failed.
set -u

USAGE="usage: $0 host port tls-port user password maildir"
HOST=${1:?"$USAGE"}
PORT=${2:?"$USAGE"}
TLS_PORT=${3:?"$USAGE"}
LOGIN=${4:?"$USAGE"}
SECRET=${5:?"$USAGE"}
MAILS=${6:?"$USAGE"}
TRUST=${TRUST:?"TRUST is the PEM file of the server's certificate"}
HERE=$(cd "$(dirname "$0")" && pwd)
WORK=${WORK:-$HERE/target/imap-clients}
rm -rf "$WORK/clients" && mkdir -p "$WORK/clients"

. "$HERE/clients/checks.sh"
. "$HERE/clients/install.sh"
. "$HERE/clients/samples.sh"

. "$HERE/clients/imap/curl.sh"
. "$HERE/clients/imap/imaplib.sh"
. "$HERE/clients/imap/mbsync.sh"
. "$HERE/clients/imap/offlineimap.sh"
. "$HERE/clients/imap/fetchmail.sh"
. "$HERE/clients/imap/mutt.sh"

summary
