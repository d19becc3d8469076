package org.mailroom.it.imap;

import org.junit.jupiter.api.Test;
import org.mailroom.it.server.AdapterSettings;

/**
 * What several sessions know of one mailbox: step by step, beside a plain model of it; and in a storm, where all act at the same
 * time. Also after the server was killed, in the midst of a storm too. The run is another one each time, and its seed is in the
 * output: {@code -Dmodel.seed} repeats what the sessions do, as far as chance has a say.
 */
class MailboxModelIT {

    private static final String PASSWORD = "correct horse";
    private static final int STEPS = Integer.getInteger("model.steps", 400);
    private static final int ACTIONS = Integer.getInteger("model.actions", 150);

    @Test
    void allSessionsSeeOneTruth() throws Exception {
        long seed = Long.getLong("model.seed", System.nanoTime());
        System.out.println("model.seed=" + seed);
        try (ImapNode server = ImapNode.start(ImapNode.directory("mailbox-model"), AdapterSettings.none())) {
            server.createAccounts(PASSWORD, "ali");
            ModelRun.Door door = () -> ImapClient.login(server.port(), "ali", PASSWORD);
            try (ModelRun run = new ModelRun(door, "Model", seed);
                    Storm storm = new Storm(door, "Storm", seed)) {
                run.steps(STEPS);
                storm.blow(ACTIONS);
                server.kill9();
                server.startAgain();
                run.reconnect();
                storm.comeBack();

                run.steps(STEPS);
                storm.begin(Integer.MAX_VALUE);
                run.steps(STEPS / 4);
                storm.mayEnd();
                server.kill9();
                server.startAgain();
                run.reconnect();
                storm.comeBack();

                run.steps(STEPS);
                storm.blow(ACTIONS);
                run.allMustKnowAll();
            }
        }
    }
}
