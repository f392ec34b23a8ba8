package org.cosmoassay.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.spark.SparkEngine.Done;
import org.cosmoassay.spark.SparkEngine.Numbered;
import org.cosmoassay.spark.SparkEngine.Part;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/**
 * A job at work. One thread waits for Spark, which hands over the results of every part once, and
 * one gives them to the taker, so that a slow disk does not hold up Spark's own messages.
 */
final class SparkExecution<R extends Serializable> implements Engine.Execution {

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final JavaSparkContext context;
  private final Engine.Results<R> results;
  private final Runnable release;
  private final String group = "cosmoassay-" + NUMBERS.incrementAndGet();
  private final BlockingQueue<Done<R>> arrived = new LinkedBlockingQueue<>();
  private final Map<Integer, CompletableFuture<Boolean>> taken = new ConcurrentHashMap<>();
  private final Thread waiter;
  private final Thread taker;

  /** Why no more results will be taken; null while they are. */
  private volatile @Nullable Throwable failure;

  private SparkExecution(
      JavaSparkContext context,
      JavaRDD<Integer> numbers,
      Part<R> part,
      Engine.Results<R> results,
      Runnable release) {
    this.context = context;
    this.results = results;
    this.release = release;
    this.waiter = new Thread(() -> run(numbers, part), group + " at work");
    this.taker = new Thread(this::take, group + " results");
    waiter.setDaemon(true);
    taker.setDaemon(true);
  }

  static <R extends Serializable> SparkExecution<R> start(
      JavaSparkContext context,
      JavaRDD<Integer> numbers,
      Part<R> part,
      Engine.Results<R> results,
      Runnable release) {
    SparkExecution<R> execution = new SparkExecution<>(context, numbers, part, results, release);
    execution.waiter.start();
    execution.taker.start();
    return execution;
  }

  private void run(JavaRDD<Integer> numbers, Part<R> part) {
    try {
      context.setJobGroup(group, "CosmoAssay", true);
      List<Object> parts = new ArrayList<>();
      for (int i = 0; i < numbers.getNumPartitions(); i++) {
        parts.add(i);
      }
      context
          .sc()
          .runJob(
              numbers.rdd(),
              part,
              scala.jdk.javaapi.CollectionConverters.asScala(parts).toSeq(),
              new Arrival<>(arrived),
              ClassTag$.MODULE$.<Done<R>>apply(Done.class));
    } catch (Exception e) {
      // Scala does not declare what it throws.
      fail(e);
    }
  }

  private void take() {
    try {
      while (failure == null) {
        for (Numbered<R> numbered : arrived.take().tasks()) {
          results.accept(numbered.task(), numbered.result());
          future(numbered.task()).complete(true);
        }
      }
    } catch (InterruptedException e) {
      // The way to end this thread.
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      fail(e);
      context.sc().cancelJobGroup(group);
    }
  }

  private void fail(Throwable why) {
    failure = why;
    taken.values().forEach(future -> future.completeExceptionally(why));
  }

  private CompletableFuture<Boolean> future(int task) {
    CompletableFuture<Boolean> future = taken.computeIfAbsent(task, t -> new CompletableFuture<>());
    Throwable why = failure;
    if (why != null) {
      future.completeExceptionally(why);
    }
    return future;
  }

  @Override
  public void await(int task) throws Exception {
    try {
      future(task).get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (waiter.isAlive()) {
      context.sc().cancelJobGroup(group);
    }
    taker.interrupt();
    try {
      waiter.join();
      taker.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    release.run();
  }

  /** Puts the results of a part where another thread finds them. */
  private static final class Arrival<R extends Serializable>
      extends AbstractFunction2<Object, Done<R>, BoxedUnit> {

    private final BlockingQueue<Done<R>> arrived;

    Arrival(BlockingQueue<Done<R>> arrived) {
      this.arrived = arrived;
    }

    @Override
    public BoxedUnit apply(Object part, Done<R> done) {
      arrived.add(done);
      return BoxedUnit.UNIT;
    }
  }
}
