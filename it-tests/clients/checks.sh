# How a check is run, counted and reported.

DIALOGUES=$WORK/dialogues.log
: > "$DIALOGUES"
passed=0 failed=0 skipped=0 accepted=0

# check NAME MESSAGES COMMAND...: the command succeeds, and the server accepts so many messages.
check() {
    name=$1 messages=$2
    shift 2
    printf '\n--- %s\n' "$name" >> "$DIALOGUES"
    if "$@" > "$WORK/output" 2>&1 < /dev/null; then
        echo "ok       $name"
        passed=$((passed + 1))
        accepted=$((accepted + messages))
    else
        echo "FAILED   $name"
        tail -n 6 "$WORK/output" | sed 's/^/         | /'
        failed=$((failed + 1))
    fi
    cat "$WORK/output" >> "$DIALOGUES"
}

# refused TEXT COMMAND...: the command fails, and what it prints has the text in it. For use by check.
refused() {
    text=$1
    shift
    if "$@" > "$WORK/refused" 2>&1; then
        cat "$WORK/refused"
        echo "This was not refused."
        return 1
    fi
    cat "$WORK/refused"
    grep -qF -- "$text" "$WORK/refused" || {
        echo "It was refused, but not with '$text'."
        return 1
    }
}

# skip WHAT WHY
skip() {
    echo "skipped  $1: $2"
    skipped=$((skipped + 1))
}

summary() {
    echo "$passed ok, $failed failed, $skipped skipped; $accepted messages were accepted."
    [ "$failed" -eq 0 ]
}
