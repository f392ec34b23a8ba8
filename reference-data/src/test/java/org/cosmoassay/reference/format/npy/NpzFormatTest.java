package org.cosmoassay.reference.format.npy;

import org.cosmoassay.reference.format.FormatContract;

class NpzFormatTest extends FormatContract {

  @Override
  protected String extension() {
    return ".npz";
  }
}
