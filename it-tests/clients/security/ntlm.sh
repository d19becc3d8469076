# The NTLM of three others, beneath a small SMTP client of ours (ntlm.py): python3-ntlm-auth, impacket, Samba.

# sealed_checks CLIENT MODULE PACKAGE
sealed_checks() {
    if ! can_import "$2" "$3"; then
        skip "$1: sealed" "it is not installed, nor could it be had from Debian"
        return
    fi
    for mechanism in NTLM GSS-SPNEGO; do
        sealed_by "$1" "$mechanism"
    done
}

# ntlm_client CLIENT MECHANISM EXAMPLE
ntlm_client() {
    OPENSSL_CONF=$WORK/openssl-legacy.cnf "$PYTHON" "$HERE/clients/security/ntlm.py" "$HOST" "$PORT" "$LOGIN" "$SECRET" "$@"
}

# sealed_by CLIENT MECHANISM
sealed_by() {
    if [ "$2" = NTLM ] && [ "$NTLM_LAYER" = OFF ]; then
        skip "$1: NTLM, sealed" "the property ntlmSecurityLayer is OFF"
        return
    fi
    offers "$PLAIN_OFFER" "$2" "$1: $2, sealed" || return 0
    check "$1: $2, 3 messages and 1 MiB, sealed with 128 bits" 4 ntlm_client "$1" "$2" 128
    check "$1: $2, a wrong password" 0 ntlm_client "$1" "$2" wrong
    check "$1: $2, an altered octet ends the connection" 0 ntlm_client "$1" "$2" altered
    case "$1 $NTLM_56" in
        "ntlm-auth "*) ;;
        *" true") check "$1: $2, sealed with 56 bits" 4 ntlm_client "$1" "$2" 56 ;;
        *) check "$1: $2, 56 bits are refused" 0 ntlm_client "$1" "$2" weak ;;
    esac
}

# ntlm-auth needs MD4, which OpenSSL 3 has in its legacy provider alone.
cat > "$WORK/openssl-legacy.cnf" << 'END'
openssl_conf = init
[init]
providers = providers
[providers]
default = activated
legacy = activated
[activated]
activate = 1
END

sealed_checks ntlm-auth ntlm_auth python3-ntlm-auth
sealed_checks impacket impacket python3-impacket
sealed_checks samba samba.gensec python3-samba
