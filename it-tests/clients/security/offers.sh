# What the server offers, before and after STARTTLS.

PLAIN_OFFER=$("$PYTHON" "$HERE/clients/security/offers.py" "$HOST" "$PORT")
TLS_OFFER=$("$PYTHON" "$HERE/clients/security/offers.py" "$HOST" "$PORT" starttls)
echo "         offered without TLS: ${PLAIN_OFFER:-nothing}"
echo "         offered with TLS:    ${TLS_OFFER:-nothing}"

# offers OFFER MECHANISM CHECK: whether a mechanism is offered; the check is skipped when it is not.
offers() {
    case " $1 " in
        *" $2 "*) return 0 ;;
    esac
    skip "$3" "the server does not offer $2"
    return 1
}

nothing_readable() {
    echo "$PLAIN_OFFER"
    for mechanism in PLAIN LOGIN OAUTHBEARER XOAUTH2 EXTERNAL; do
        case " $PLAIN_OFFER " in
            *" $mechanism "*) return 1 ;;
        esac
    done
}

check "Offers: nothing readable without TLS" 0 nothing_readable
