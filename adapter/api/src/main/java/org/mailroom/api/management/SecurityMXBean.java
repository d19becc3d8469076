package org.mailroom.api.management;

import java.util.List;

/** Encryption and logins of one adapter: {@code org.mailroom:type=Security,instance=<instanceName>}. */
public interface SecurityMXBean {

    /** The type and the domain of the object name, without the instance. */
    String OBJECT_NAME_PREFIX = "org.mailroom:type=Security,instance=";

    /** What was tested at start, in the order of the tests. What failed is not offered. */
    List<CheckFigures> getSelfTest();

    /** What does TLS, with its version. */
    String getTlsEngine();

    /** The versions of TLS that are spoken, as in {@code TLSv1.3}. */
    List<String> getTlsProtocols();

    /** The cipher suites that are offered, by their IANA names, the preferred one first. */
    List<String> getTlsCipherSuites();

    /** The keys in use. */
    List<KeyFigures> getKeys();

    /** Caches of TLS sessions and of verified passwords. */
    List<CacheFigures> getCaches();

    /** The SASL mechanisms that can be offered, the preferred one first. */
    List<String> getMechanisms();

    /** Addresses that are banned now, in the order of their text. */
    List<BanFigures> getBans();

    /**
     * Empties every cache: no TLS session can be resumed, and each password is verified anew.
     *
     * @return how many entries were freed
     */
    int purgeCaches();

    /**
     * Reads the key files again. New connections use what was read.
     *
     * @throws IllegalStateException when they cannot be used; the keys of before stay in use
     */
    void reloadKeys();

    /**
     * Turns an address away: it gets no new connection, and connections that are open end at their next login. A ban that is in
     * force is replaced.
     *
     * @param address an IP address; of IPv6 the whole /64 is banned
     * @param minutes how long; 1 to 525600, which is a year
     * @throws IllegalArgumentException when it is no IP address, or the time is none of these
     */
    void ban(String address, int minutes);

    /**
     * Lets an address in again.
     *
     * @param address as {@link BanFigures#getAddress()}
     * @throws IllegalArgumentException when it is no IP address, or not banned
     */
    void unban(String address);
}
