#!/bin/sh
# openssl for testssl.sh, which gives it no input and so has it leave right after the handshake. Where a session is asked for,
# it stays until that has come: a ticket of TLS 1.3 is sent after the handshake, by a busy server some time after.
file=
previous=
for argument; do
    [ "$previous" = -sess_out ] && file=$argument
    previous=$argument
done
[ -n "$file" ] || exec openssl "$@"

session() {
    for _ in $(seq 20); do
        [ -s "$file" ] && return
        sleep 0.25
    done
}

session | openssl "$@"
