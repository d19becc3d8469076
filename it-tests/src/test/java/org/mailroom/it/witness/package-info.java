/** A bean beside those of the demonstration, which writes down what reached the applications. */
package org.mailroom.it.witness;
