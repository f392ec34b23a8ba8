<#import "serve-parts.ftl" as parts>
<@parts.page "Trends" "trends">
<h1>Trends<#if page.benchmark?has_content> of <@parts.name page.benchmark/></#if></h1>
<#if page.benchmarks?has_content>
<form class="filter" method="get" action="/trends" role="search" aria-label="Filter of trends">
<@parts.select "benchmark" "Benchmark" page.benchmarks/>
<@parts.select "source" "Source" page.sources/>
<@parts.select "statistic" "Statistic" page.statistics/>
<div class="field check"><label><input type="checkbox" name="changed" value="yes"<#if page.changedOnly> checked="checked"</#if>/> changed with the last run</label></div>
<div class="field"><button type="submit">Show</button></div>
</form>
</#if>
<p role="status">${page.found}</p>
<#if page.lines?has_content>
<p class="quiet">The small curve is the value of the gate over what it is held against, from run to run; the dashed line is 1. Where a gate has no such number it is the value alone.</p>
<table class="cards" role="table">
<caption>What every gate says of every source in the last run, and how it came there</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">source</th><th role="columnheader" scope="col">statistic</th><th role="columnheader" scope="col">gate</th><th role="columnheader" scope="col">last verdict</th><th role="columnheader" scope="col">trend</th><th role="columnheader" scope="col" class="number">value</th><th role="columnheader" scope="col" class="number">limit</th><th role="columnheader" scope="col" class="number">adjusted <i>p</i></th></tr></thead>
<tbody role="rowgroup">
<#list page.lines as t>
<tr role="row" class="${t.kind}"><th role="rowheader" scope="row"><@parts.name t.source/></th><td role="cell" data-label="statistic"><@parts.name t.statistic/></td><td role="cell" data-label="gate"><@parts.linked t.link t.gate/></td><td role="cell"><@parts.status t.kind t.symbol t.word/><#if t.change?has_content> <span class="change">was ${t.change}</span></#if></td><td role="cell"><@parts.sparkline t.curve/></td><td role="cell" class="number" data-label="value">${t.value}</td><td role="cell" class="number" data-label="limit">${t.threshold}</td><td role="cell" class="number" data-label="adjusted p">${t.p}</td></tr>
</#list>
</tbody>
</table>
</#if>
</@parts.page>
