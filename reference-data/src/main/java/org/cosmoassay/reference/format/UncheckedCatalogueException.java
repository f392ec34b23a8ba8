package org.cosmoassay.reference.format;

/** Carries a {@link CatalogueException} out of an ensemble, whose methods declare none. */
public final class UncheckedCatalogueException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final CatalogueException carried;

  public UncheckedCatalogueException(CatalogueException carried) {
    super(carried.getMessage(), carried);
    this.carried = carried;
  }

  /** What happened. */
  public CatalogueException carried() {
    return carried;
  }
}
