package org.mailroom.store.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;

/** Apache Mime4j, which was written without any knowledge of our scanner, finds the same bodies. */
class SecondOpinionTest {

    private record Leaf(String type, List<Byte> body) {}

    @Property(tries = 500)
    void sameLeaves(@ForAll long seed) throws Exception {
        byte[] octets = new RandomMessage(seed).octets();
        List<Leaf> ours = new ArrayList<>();
        collect(TestMail.of(octets, MimeLimits.DEFAULT), ours);
        assertThat(ours).isEqualTo(theirs(octets));
    }

    private static void collect(TestMail mail, List<Leaf> leaves) {
        collect(mail, mail.structure(), leaves);
    }

    private static void collect(TestMail mail, BodyPart part, List<Leaf> leaves) {
        if (part instanceof MultiPart multi) {
            multi.parts().forEach(child -> collect(mail, child, leaves));
        } else if (part instanceof MessagePart message) {
            collect(mail, message.structure(), leaves);
        } else {
            Extent extent = part.extent();
            byte[] body = Arrays.copyOfRange(mail.octets(), (int) extent.bodyStart(), (int) extent.bodyEnd());
            leaves.add(new Leaf(part.fields().type() + "/" + part.fields().subtype(), boxed(body)));
        }
    }

    private static List<Leaf> theirs(byte[] octets) throws Exception {
        List<Leaf> leaves = new ArrayList<>();
        MimeTokenStream stream = new MimeTokenStream(MimeConfig.PERMISSIVE);
        stream.parse(new ByteArrayInputStream(octets));
        for (EntityState state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
            if (state == EntityState.T_BODY) {
                String type = stream.getBodyDescriptor().getMimeType();
                leaves.add(new Leaf(type, boxed(stream.getInputStream().readAllBytes())));
            }
        }
        return leaves;
    }

    private static List<Byte> boxed(byte[] octets) {
        List<Byte> list = new ArrayList<>();
        for (byte octet : octets) {
            list.add(octet);
        }
        return list;
    }
}
