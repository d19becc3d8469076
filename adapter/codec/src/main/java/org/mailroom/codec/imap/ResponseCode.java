package org.mailroom.codec.imap;

import java.util.Collection;
import java.util.List;

/** What a machine is to understand of a status response (RFC 9051, section 7.1; RFC 5530). */
public sealed interface ResponseCode {

    /** Writes the code without its brackets. */
    void write(ImapWriter out);

    /** A code that is but a name. */
    enum Plain implements ResponseCode {
        ALERT("ALERT"),
        PARSE("PARSE"),
        READ_ONLY("READ-ONLY"),
        READ_WRITE("READ-WRITE"),
        TRYCREATE("TRYCREATE"),
        UIDNOTSTICKY("UIDNOTSTICKY"),
        CLOSED("CLOSED"),
        UNAVAILABLE("UNAVAILABLE"),
        AUTHENTICATIONFAILED("AUTHENTICATIONFAILED"),
        AUTHORIZATIONFAILED("AUTHORIZATIONFAILED"),
        EXPIRED("EXPIRED"),
        PRIVACYREQUIRED("PRIVACYREQUIRED"),
        CONTACTADMIN("CONTACTADMIN"),
        NOPERM("NOPERM"),
        INUSE("INUSE"),
        EXPUNGEISSUED("EXPUNGEISSUED"),
        CORRUPTION("CORRUPTION"),
        SERVERBUG("SERVERBUG"),
        CLIENTBUG("CLIENTBUG"),
        CANNOT("CANNOT"),
        LIMIT("LIMIT"),
        OVERQUOTA("OVERQUOTA"),
        ALREADYEXISTS("ALREADYEXISTS"),
        NONEXISTENT("NONEXISTENT"),
        NOTSAVED("NOTSAVED"),
        HASCHILDREN("HASCHILDREN"),
        /** RFC 3516, section 4.3. */
        UNKNOWN_CTE("UNKNOWN-CTE"),
        /** RFC 6154, section 3. */
        USEATTR("USEATTR"),
        /** RFC 7162, section 3.1.2.2. */
        NOMODSEQ("NOMODSEQ"),
        /** RFC 4978, section 3. */
        COMPRESSIONACTIVE("COMPRESSIONACTIVE"),
        /** RFC 7889, section 5, and RFC 4469. */
        TOOBIG("TOOBIG");

        private final String word;

        Plain(String word) {
            this.word = word;
        }

        @Override
        public void write(ImapWriter out) {
            out.atom(word);
        }
    }

    /** A code with a number. */
    record Numbered(Name name, long number) implements ResponseCode {

        /** Which number it is. */
        public enum Name {
            UIDNEXT,
            UIDVALIDITY,
            /** The number of the first unseen message (RFC 3501, section 7.1). */
            UNSEEN,
            /** RFC 7162, section 3.1.2.1. */
            HIGHESTMODSEQ
        }

        @Override
        public void write(ImapWriter out) {
            out.atom(name.name()).number(number);
        }
    }

    /** CAPABILITY. */
    record Capability(List<String> names) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("CAPABILITY");
            names.forEach(out::atom);
        }
    }

    /** BADCHARSET, with those that are supported. */
    record BadCharset(List<String> charsets) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("BADCHARSET").beginList();
            charsets.forEach(out::astring);
            out.endList();
        }
    }

    /**
     * PERMANENTFLAGS.
     *
     * @param any whether new keywords may be made
     */
    record PermanentFlags(Collection<Flag> flags, boolean any) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("PERMANENTFLAGS").beginList();
            flags.forEach(out::flag);
            if (any) {
                out.anyFlag();
            }
            out.endList();
        }
    }

    /** APPENDUID (RFC 4315, section 3; RFC 3502 for more than one). */
    record AppendUid(long uidValidity, SequenceSet uids) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("APPENDUID").number(uidValidity).sequenceSet(uids);
        }
    }

    /**
     * COPYUID (RFC 4315, section 3); the least of the one set became the least of the other, and so on.
     *
     * @param uidValidity of the mailbox that was copied to
     */
    record CopyUid(long uidValidity, SequenceSet from, SequenceSet to) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("COPYUID").number(uidValidity).sequenceSet(from).sequenceSet(to);
        }
    }

    /** MODIFIED (RFC 7162, section 3.1.3). */
    record Modified(SequenceSet messages) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("MODIFIED").sequenceSet(messages);
        }
    }

    /** MAILBOXID (RFC 8474, section 4). */
    record MailboxId(String id) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("MAILBOXID").beginList().atom(id).endList();
        }
    }

    /**
     * INPROGRESS (RFC 9585).
     *
     * @param tag of the command that takes its time
     * @param progress less than the goal
     * @param goal at least 1
     */
    record InProgress(String tag, long progress, long goal) implements ResponseCode {
        @Override
        public void write(ImapWriter out) {
            out.atom("INPROGRESS")
                    .beginList()
                    .string(tag)
                    .number(progress)
                    .number(goal)
                    .endList();
        }
    }
}
