package org.cosmoassay.reference.format;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.cosmoassay.statistics.catalog.Cosmology;
import org.cosmoassay.statistics.catalog.PointCloud;
import org.jspecify.annotations.Nullable;

/**
 * One cloud in several files, pieces, of any formats: its points are those of the first piece, then
 * those of the second, and so on. A piece is read as a catalogue of its own; all must have the same
 * box, cosmology and columns. One of them is open at a time.
 */
public final class CataloguePieces {

  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private final List<Path> files;
  private final CatalogueOptions options;
  private final int cloud;

  private CataloguePieces(List<Path> files, CatalogueOptions options, int cloud) {
    this.files = files;
    this.options = options;
    this.cloud = cloud;
  }

  /**
   * The cloud of these files, in this order.
   *
   * @param cloud which cloud of each file, from 0
   */
  public static CataloguePieces of(List<Path> files, CatalogueOptions options, int cloud) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("A catalogue has one piece or more.");
    }
    return new CataloguePieces(List.copyOf(files), options, cloud);
  }

  /** Whether a name is that of a folder, or has wildcards and is that of no file. */
  public static boolean areNamed(Path named) {
    return Files.isDirectory(named)
        || (WILD.matcher(String.valueOf(named.getFileName())).find() && !Files.exists(named));
  }

  /**
   * The files that a name stands for, in the order of their names: those in a folder, but for
   * hidden ones and those that begin with an underscore; those that fit a pattern such as {@code
   * DIR/*.npz}; else the file itself.
   */
  public static List<Path> named(Path named) throws CatalogueException {
    if (!areNamed(named)) {
      return List.of(named);
    }
    boolean folder = Files.isDirectory(named);
    Path parent = folder ? named : named.toAbsolutePath().getParent();
    String pattern = folder ? "*" : String.valueOf(named.getFileName());
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(parent == null ? Path.of(".") : parent, pattern)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (Files.isRegularFile(entry) && !name.startsWith(".") && !name.startsWith("_")) {
          found.add(entry);
        }
      }
    } catch (IOException | PatternSyntaxException e) {
      throw new CatalogueException(named, "cannot be listed (" + e.getMessage() + ")", e);
    }
    if (found.isEmpty()) {
      throw new CatalogueException(
          named, "there is no file of a catalogue; name the folder that holds its pieces");
    }
    return found.stream().sorted().toList();
  }

  /** The files, in the order of the points. */
  public List<Path> files() {
    return files;
  }

  /**
   * What is known before points are read.
   *
   * @param cosmology the condition of the cloud
   * @param points number of points, where it is known
   */
  public record Head(Cosmology cosmology, OptionalLong points) {}

  /** Opens every piece and checks that their conditions agree. */
  public Head head() throws CatalogueException {
    Cosmology cosmology = null;
    long points = 0;
    boolean known = true;
    for (Path file : files) {
      try (Catalogue catalogue = open(file)) {
        Cosmology own = catalogue.cosmology(cloud);
        if (cosmology != null && !cosmology.equals(own)) {
          throw new CatalogueException(
              file,
              "states %s where %s states %s; pieces are of one cloud"
                  .formatted(own, files.get(0), cosmology));
        }
        cosmology = own;
        OptionalLong rows = catalogue.points(cloud);
        known &= rows.isPresent();
        points += rows.orElse(0);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return new Head(
        cosmology == null ? Cosmology.UNSTATED : cosmology,
        known ? OptionalLong.of(points) : OptionalLong.empty());
  }

  private Catalogue open(Path file) throws CatalogueException {
    Catalogue catalogue = Catalogues.open(file, options);
    if (cloud < 0 || cloud >= catalogue.size()) {
      try {
        catalogue.close();
      } catch (IOException e) {
        throw unreadable(file, e);
      }
      throw new CatalogueException(
          file, "there is no cloud %d; it holds %d".formatted(cloud, catalogue.size()));
    }
    return catalogue;
  }

  private static CatalogueException unreadable(Path file, IOException e) {
    return new CatalogueException(file, "cannot be read (" + e.getMessage() + ")", e);
  }

  /**
   * All points, piece after piece.
   *
   * @param most most points in a batch
   */
  public PointBatches batches(int most) {
    return new PointBatches() {
      private int next;
      private @Nullable Catalogue catalogue;
      private @Nullable PointBatches batches;
      private @Nullable PointCloud first;

      @Override
      public @Nullable PointCloud next() throws CatalogueException {
        while (true) {
          PointBatches open = batches;
          PointCloud batch = open == null ? null : open.next();
          if (batch != null) {
            requireLikeTheFirst(batch);
            return batch;
          }
          closePiece();
          if (next == files.size()) {
            return null;
          }
          Catalogue opened = open(files.get(next++));
          catalogue = opened;
          batches = opened.batches(cloud, most);
        }
      }

      private void requireLikeTheFirst(PointCloud batch) throws CatalogueException {
        if (first == null) {
          first = Pieces.empty(batch);
        }
        Pieces.requireAlike(files.get(next - 1), batch, files.get(0), first);
      }

      private void closePiece() throws CatalogueException {
        try {
          close();
        } catch (IOException e) {
          throw unreadable(files.get(next - 1), e);
        }
      }

      @Override
      public void close() throws IOException {
        PointBatches reading = batches;
        Catalogue closing = catalogue;
        batches = null;
        catalogue = null;
        if (reading != null) {
          reading.close();
        }
        if (closing != null) {
          closing.close();
        }
      }
    };
  }

  /** The whole cloud in memory. */
  public PointCloud read() throws CatalogueException {
    List<PointCloud> clouds = new ArrayList<>();
    long points = 0;
    for (Path file : files) {
      try (Catalogue catalogue = open(file)) {
        PointCloud piece = catalogue.read(cloud).cloud();
        if (!clouds.isEmpty()) {
          Pieces.requireAlike(file, piece, files.get(0), clouds.get(0));
        }
        clouds.add(piece);
        points += piece.size();
        requireRoom(points, piece);
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return Pieces.joined(clouds);
  }

  private void requireRoom(long points, PointCloud piece) throws CatalogueException {
    // Pieces, columns joined and the cloud stand side by side for a moment.
    double needed = (double) points * Pieces.columns(piece) * Double.BYTES * 3;
    long heap = Runtime.getRuntime().maxMemory();
    if (needed > heap || points > Integer.MAX_VALUE - 8) {
      throw new CatalogueException(
          files.get(0),
          "the pieces up to %d points may need %d MB and the heap has %d; pass --slabs auto to measure slab by slab, or raise the heap with -Xmx"
              .formatted(points, Math.round(needed / 1e6), Math.round(heap / 1e6)));
    }
  }
}
