package org.mailroom.it;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.mailroom.it.beans.JmxDoor;
import org.mailroom.it.beans.Ledger;
import org.mailroom.it.loginbeans.FactsBean;
import org.mailroom.it.mailboxbeans.FiledBean;
import org.mailroom.it.porter.PorterBean;
import org.mailroom.it.witness.WitnessBean;
import org.mailroom.it.xabeans.BookkeeperBean;

/** The archives of the tests' own beans. */
public final class Beans {

    private Beans() {}

    /** The beans that a test dictates to. */
    public static JavaArchive scripted() {
        return ShrinkWrap.create(JavaArchive.class, "it-beans.jar").addPackage(Ledger.class.getPackage());
    }

    /** The beans that need the data source {@code jdbc/books}. */
    public static JavaArchive bookkeeping() {
        return ShrinkWrap.create(JavaArchive.class, "it-books.jar")
                .addPackage(BookkeeperBean.class.getPackage())
                .addClasses(Ledger.class, JmxDoor.class);
    }

    /** The bean that sees what the demonstration gets. */
    public static JavaArchive witness() {
        return ShrinkWrap.create(JavaArchive.class, "it-witness.jar")
                .addPackage(WitnessBean.class.getPackage())
                .addClass(Ledger.class);
    }

    /** The beans that tests of logins send to. */
    static JavaArchive logins() {
        return ShrinkWrap.create(JavaArchive.class, "it-logins.jar")
                .addPackage(FactsBean.class.getPackage())
                .addClasses(Ledger.class, JmxDoor.class);
    }

    /** The beans that listen to mailboxes. */
    static JavaArchive mailboxes() {
        return ShrinkWrap.create(JavaArchive.class, "it-mailboxes.jar")
                .addPackage(FiledBean.class.getPackage())
                .addClasses(Ledger.class, JmxDoor.class);
    }

    /** The bean that decides about logins. */
    static JavaArchive porter() {
        return ShrinkWrap.create(JavaArchive.class, "it-porter.jar").addPackage(PorterBean.class.getPackage());
    }

    /** The bean that lets JMX clients in, alone. */
    public static JavaArchive door() {
        return ShrinkWrap.create(JavaArchive.class, "it-door.jar").addClass(JmxDoor.class);
    }

    public static Path write(JavaArchive archive, Path directory) {
        Path file = directory.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        return file;
    }
}
