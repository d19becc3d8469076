package org.mailroom.store.sql;

import java.sql.SQLException;
import org.mailroom.store.StoreException;

/** What one database says differently from the other. */
interface Dialect {

    /** For messages: the database's name. */
    String name();

    /** Replaces the tokens <code>${…}</code> in a script of the schema. */
    String resolve(String script);

    /** An expression: milliseconds since 1970 by the clock that all nodes share. */
    String now();

    /** At the end of a SELECT in a claim: rows that another node is claiming are passed over. */
    String skipLocked();

    /** At the end of a SELECT: the rows are this transaction's to change, as they are now; others wait. */
    String lockRow();

    /** At the end of a SELECT: the row stays as it is until the transaction ends. */
    String holdRow();

    /** Lets one node alone pass until its transaction ends, so that schema and slots are decided by one at a time. */
    void enterAlone(SqlSession session) throws SQLException;

    /** What a failure means to a caller. */
    StoreException.Kind kindOf(SQLException failure);

    /** Whether the transaction lost against another one and may simply be run again. */
    boolean mayRunAgain(SQLException failure);
}
