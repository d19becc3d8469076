/**
 * Bodies: written once, as a stream of chunks, and read as one. A body that no row came to name is swept.
 */
package org.mailroom.store.content;
