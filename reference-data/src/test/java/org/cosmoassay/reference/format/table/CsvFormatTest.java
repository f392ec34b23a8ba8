package org.cosmoassay.reference.format.table;

import java.util.stream.IntStream;
import org.cosmoassay.reference.format.FormatContract;

class CsvFormatTest extends FormatContract {

  @Override
  protected String extension() {
    return ".csv";
  }

  @Override
  protected boolean streams() {
    return false;
  }

  @Override
  protected boolean holdsClouds(int... sizes) {
    return sizes.length == 1 || IntStream.of(sizes).allMatch(size -> size > 0);
  }
}
