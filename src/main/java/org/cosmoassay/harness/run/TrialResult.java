package org.cosmoassay.harness.run;

import java.io.Serializable;

/**
 * What a task of a {@link CalibrationJob} sends back.
 *
 * @param json the trials as a file, in UTF-8; empty after a failure
 * @param failure what the user has to mend; empty when all went well
 */
record TrialResult(String json, String failure) implements Serializable {}
