package org.mailroom.store.mime;

/**
 * How much of a message is described. Whatever the message, time is linear in its octets, and memory is bounded by these
 * numbers.
 *
 * @param depth composite parts within each other, the message itself included, 1 to {@value #MAX_DEPTH}
 * @param parts body parts, the message itself included, and one more for all that is left
 * @param headerOctets of one header block; the fields after that many octets are not seen
 * @param headerFields of one header block
 * @param fieldOctets of one field, unfolded; the rest of its value is not seen
 * @param parameters of one Content-Type or Content-Disposition field
 * @param addresses in From, Sender, Reply-To, To, Cc and Bcc each, group marks included
 * @param references message identifiers kept of References: the last ones, which name the closest ancestors
 * @param descriptionOctets of header text kept for the whole message, an address or parameter counting 64 more, before the
 *     rest becomes one opaque part
 */
public record MimeLimits(
        int depth,
        int parts,
        int headerOctets,
        int headerFields,
        int fieldOctets,
        int parameters,
        int addresses,
        int references,
        int descriptionOctets) {

    /** The largest depth that can be asked for: readers of a description recurse. */
    public static final int MAX_DEPTH = 500;

    public static final MimeLimits DEFAULT =
            new MimeLimits(100, 10_000, 1 << 20, 10_000, 256 << 10, 100, 5_000, 200, 4 << 20);

    public MimeLimits {
        require(depth <= MAX_DEPTH, "depth", depth);
        require(depth > 0, "depth", depth);
        require(parts > 0, "parts", parts);
        require(headerOctets > 0, "headerOctets", headerOctets);
        require(headerFields > 0, "headerFields", headerFields);
        require(fieldOctets > 0, "fieldOctets", fieldOctets);
        require(parameters > 0, "parameters", parameters);
        require(addresses > 0, "addresses", addresses);
        require(references > 0, "references", references);
        require(descriptionOctets > 0, "descriptionOctets", descriptionOctets);
    }

    private static void require(boolean inRange, String name, int value) {
        if (!inRange) {
            throw new IllegalArgumentException(
                    "MimeLimits." + name + " is " + value + "; it must be positive, depth at most " + MAX_DEPTH);
        }
    }
}
