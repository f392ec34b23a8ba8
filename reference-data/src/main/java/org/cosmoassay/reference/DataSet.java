package org.cosmoassay.reference;

import java.util.List;

/**
 * A public data set that a shipped benchmark uses, and where users get it.
 *
 * @param name short name
 * @param description what it is
 * @param paper where it is described
 * @param origin where it can be had, with its licence
 * @param benchmark the shipped benchmark that uses it
 */
public record DataSet(
    String name, String description, String paper, String origin, String benchmark) {

  /** Every known data set. */
  public static List<DataSet> all() {
    return List.of(
        new DataSet(
            "quijote-halos",
            "16 Quijote halo catalogues over a Latin hypercube of cosmologies, the 5000 most massive"
                + " halos each in a 1000 Mpc/h box (halos_small.npy, cosmology_small.csv)",
            "arXiv:2311.17141; Quijote: arXiv:1909.05273",
            "github.com/smsharma/point-cloud-galaxy-diffusion (MIT)",
            "quijote-halos.yaml"),
        new DataSet(
            "sdss-dr7",
            "120606 galaxies of the volume-limited SDSS DR7 sample: RA, Dec and redshift"
                + " (vollim_dr7_cbp_102709.fits); the benchmark says how to make strips and randoms",
            "doi:10.1088/0067-0049/182/2/543",
            "github.com/DESI-UR/VAST (BSD-3)",
            "sdss-dr7.yaml"));
  }
}
