package org.cosmoassay.harness.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.cosmoassay.harness.store.ResponseFile;
import org.cosmoassay.harness.store.ResponseRecord;
import org.cosmoassay.harness.store.ResponseRecord.Curves;
import org.cosmoassay.harness.store.RunDirectory;
import org.cosmoassay.harness.store.RunRecord;
import org.cosmoassay.harness.store.RunRecord.StatisticRecord;
import org.cosmoassay.harness.store.RunStoreException;
import org.cosmoassay.reports.ParameterResponse;
import org.cosmoassay.reports.ParameterResponse.OfSource;

/** A stored response to the conditions as reports show it, statistic by statistic. */
final class ResponseSections {

  private ResponseSections() {}

  /** What is stored; nothing when nothing varied. */
  static ResponseRecord read(RunDirectory directory) throws RunStoreException {
    return Files.exists(directory.response())
        ? ResponseFile.read(directory.response())
        : new ResponseRecord(List.of(), List.of(), List.of());
  }

  static List<ParameterResponse> of(ResponseRecord record, RunRecord run) {
    List<ParameterResponse> responses = new ArrayList<>();
    List<String> parameters =
        record.slopes().stream().map(ResponseRecord.Slope::parameter).distinct().toList();
    for (StatisticRecord statistic : run.statistics()) {
      for (String parameter : parameters) {
        List<Curves> curves =
            record.curves().stream()
                .filter(c -> c.statistic().equals(statistic.id()))
                .filter(c -> c.parameter().equals(parameter))
                .toList();
        curves.stream()
            .filter(c -> c.source().equals(run.reference().name()))
            .findFirst()
            .ifPresent(
                reference ->
                    responses.add(response(record, statistic.id(), parameter, reference, curves)));
      }
    }
    return responses;
  }

  private static ParameterResponse response(
      ResponseRecord record,
      String statistic,
      String parameter,
      Curves reference,
      List<Curves> curves) {
    return new ParameterResponse(
        statistic,
        parameter,
        record.slopes().stream()
            .filter(s -> s.parameter().equals(parameter))
            .map(ResponseRecord.Slope::comparison)
            .filter(c -> c.statistic().equals(statistic))
            .toList(),
        reference.curves(),
        curves.stream()
            .filter(c -> !c.source().equals(reference.source()))
            .map(c -> new OfSource(c.source(), c.curves()))
            .toList());
  }

  static List<ParameterResponse.Parts> parts(ResponseRecord record) {
    return record.parts().stream()
        .map(
            p ->
                new ParameterResponse.Parts(
                    p.source(),
                    p.statistic(),
                    p.middleClouds(),
                    p.edgeClouds(),
                    p.middle(),
                    p.edge()))
        .toList();
  }
}
