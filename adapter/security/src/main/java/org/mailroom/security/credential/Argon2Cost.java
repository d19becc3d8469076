package org.mailroom.security.credential;

/**
 * How much work an Argon2id hash is (RFC 9106, section 3.1). The bounds keep a stored hash, whoever wrote it, from
 * taking the memory or the processor of the server.
 *
 * @param memory in KiB, 8 for each lane to 262144 (256 MiB)
 * @param passes over the memory, 1 to 32; memory times passes is at most 2097152 (2 GiB)
 * @param lanes 1 to 16; they are worked on one after the other
 */
public record Argon2Cost(int memory, int passes, int lanes) {

    /** 19 MiB, two passes, one lane: about 40 ms of one core. */
    public static final Argon2Cost DEFAULT = new Argon2Cost(19_456, 2, 1);

    private static final int MAX_MEMORY = 262_144;
    private static final int MAX_PASSES = 32;
    private static final int MAX_LANES = 16;
    private static final int MAX_WORK = 2_097_152;

    public Argon2Cost {
        mustBe("lanes", lanes, 1, MAX_LANES);
        mustBe("memory", memory, 8 * lanes, MAX_MEMORY);
        mustBe("passes", passes, 1, MAX_PASSES);
        mustBe("memory times passes", memory * passes, 1, MAX_WORK);
    }

    private static void mustBe(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "Argon2id takes " + what + " from " + min + " to " + max + ", not " + value);
        }
    }
}
