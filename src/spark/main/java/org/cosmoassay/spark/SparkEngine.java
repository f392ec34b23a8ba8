package org.cosmoassay.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.cosmoassay.harness.engine.Engine;
import org.cosmoassay.harness.engine.Job;
import org.cosmoassay.harness.run.Threads;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction2;

/**
 * Tasks as those of a Spark job. Spark does the tasks of lost machines again and of stragglers
 * twice, where it is told to speculate, and takes one result of each.
 */
final class SparkEngine implements Engine {

  /** More tasks than that are done several at a time: each costs Spark some milliseconds. */
  static final int MOST_PARTS = 20_000;

  private final JavaSparkContext context;

  SparkEngine(JavaSparkContext context) {
    this.context = context;
  }

  @Override
  public <R extends Serializable> Execution start(Job<R> job, int tasks, Results<R> results) {
    Broadcast<Job<R>> sent = context.broadcast(job);
    int parts = Math.max(1, Math.min(tasks, MOST_PARTS));
    JavaRDD<Integer> numbers =
        context.parallelize(IntStream.range(0, tasks).boxed().toList(), parts);
    return SparkExecution.start(context, numbers, new Part<>(sent), results, job::release);
  }

  @Override
  public void close() {
    context.close();
  }

  /**
   * The result of a task.
   *
   * @param <R> what a task gives
   */
  record Numbered<R extends Serializable>(int task, R result) implements Serializable {}

  /**
   * The results of some tasks; immutable lists can be written out.
   *
   * @param <R> what a task gives
   */
  record Done<R extends Serializable>(List<Numbered<R>> tasks) implements Serializable {
    Done {
      tasks = List.copyOf(tasks);
    }
  }

  /** Does some tasks, one after the other, on as many threads as Spark gives them. */
  static final class Part<R extends Serializable>
      extends AbstractFunction2<TaskContext, Iterator<Integer>, Done<R>> implements Serializable {

    private static final long serialVersionUID = 1L;
    private final Broadcast<Job<R>> job;

    Part(Broadcast<Job<R>> job) {
      this.job = job;
    }

    @Override
    public Done<R> apply(TaskContext spark, Iterator<Integer> tasks) {
      try {
        return Threads.call(spark.cpus(), () -> run(tasks));
      } catch (Exception e) {
        throw new IllegalStateException(String.valueOf(e.getMessage()), e);
      }
    }

    private Done<R> run(Iterator<Integer> tasks) throws Exception {
      List<Numbered<R>> done = new ArrayList<>();
      while (tasks.hasNext()) {
        int task = tasks.next();
        done.add(new Numbered<>(task, job.value().run(task)));
      }
      return new Done<>(done);
    }
  }
}
