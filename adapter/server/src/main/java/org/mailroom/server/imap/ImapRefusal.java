package org.mailroom.server.imap;

import org.mailroom.codec.imap.ResponseCode;
import org.mailroom.codec.imap.Status;

/** A command that is well-formed and not done: the tagged NO or BAD. */
public final class ImapRefusal extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Next.Answer answer;

    private ImapRefusal(Next.Answer answer) {
        super(answer.text(), null, false, false);
        this.answer = answer;
    }

    /** NO, with a code or, for null, without. */
    public static ImapRefusal no(ResponseCode code, String text) {
        return new ImapRefusal(new Next.Answer(Status.NO, code, text));
    }

    /** BAD. */
    public static ImapRefusal bad(String text) {
        return new ImapRefusal(new Next.Answer(Status.BAD, null, text));
    }

    /** The tagged response. */
    public Next.Answer answer() {
        return answer;
    }
}
