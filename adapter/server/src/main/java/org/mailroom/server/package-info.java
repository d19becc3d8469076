/**
 * The protocol servers. They join the grammar (codec), the security service and the store, and know neither SQL nor the
 * container they run in; what they need of the outside are small ports that the composition root fills.
 */
package org.mailroom.server;
