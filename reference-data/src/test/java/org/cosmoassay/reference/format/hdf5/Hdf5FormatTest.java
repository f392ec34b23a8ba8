package org.cosmoassay.reference.format.hdf5;

import org.cosmoassay.reference.format.FormatContract;

class Hdf5FormatTest extends FormatContract {

  @Override
  protected String extension() {
    return ".hdf5";
  }
}
