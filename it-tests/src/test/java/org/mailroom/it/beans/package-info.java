/**
 * Beans whose behaviour a test dictates by the subject of a message, and which note in a file what they did. Each names its
 * resource adapter: on Payara
 * Server that is what lets an application see the classes of a stand-alone adapter.
 */
package org.mailroom.it.beans;
