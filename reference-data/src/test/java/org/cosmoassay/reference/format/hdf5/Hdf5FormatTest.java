package org.cosmoassay.reference.format.hdf5;

import java.util.stream.IntStream;
import org.cosmoassay.reference.format.FormatContract;

class Hdf5FormatTest extends FormatContract {

  @Override
  protected String extension() {
    return ".hdf5";
  }

  @Override
  protected boolean holdsClouds(int... sizes) {
    return IntStream.of(sizes).anyMatch(size -> size > 0);
  }
}
