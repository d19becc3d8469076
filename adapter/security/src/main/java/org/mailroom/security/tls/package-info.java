/** What the protocol servers may know of a TLS session. Engines, certificates and session caches belong here too. */
package org.mailroom.security.tls;
