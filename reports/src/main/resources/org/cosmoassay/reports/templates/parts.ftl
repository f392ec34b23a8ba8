<#-- Parts of the HTML report. Pages are parsed as XML too: close every element. -->
<#macro name text><bdi class="name">${text}</bdi></#macro>

<#macro badge control><#if control?has_content> <span class="control">${control}</span></#if></#macro>

<#macro status cell><span class="status ${cell.kind}"><span aria-hidden="true">${cell.symbol}</span> ${cell.word}</span></#macro>

<#macro matrix>
<table class="matrix">
<caption>Worst verdict of every source in every statistic</caption>
<thead><tr><th scope="col" class="source">source</th><#list page.columns as column><th scope="col"><a href="#${column.anchor}"><@name column.name/></a></th></#list></tr></thead>
<tbody>
<#list page.rows as row>
<tr><th scope="row" class="source"><#if row.anchor?has_content><a href="#${row.anchor}"><@name row.source/></a><#else><@name row.source/></#if><@badge row.control/></th><#list row.cells as cell><td class="${cell.kind}"><a href="#${cell.anchor}"><#if cell.kind == "none"><span class="quiet">${cell.word}</span><#else><@status cell/><br/><span class="quiet">${cell.detail}</span></#if></a></td></#list></tr>
</#list>
</tbody>
</table>
</#macro>

<#macro verdicts lines caption withSource>
<table class="verdicts">
<caption>${caption}</caption>
<thead><tr><th scope="col" class="label"><#if withSource>source<#else>statistic</#if></th><th scope="col" class="gate">gate</th><th scope="col" class="state">status</th><th scope="col" class="reason">reason</th><th scope="col" class="number">value<br/><span class="quiet">limit</span></th><th scope="col" class="number"><i>p</i><br/><span class="quiet">adjusted</span></th></tr></thead>
<tbody>
<#list lines as line>
<tr class="${line.cell.kind}"<#if line.anchor?has_content> id="${line.anchor}"</#if>><td><#if withSource><@name line.source/><#else><a href="#${line.cell.anchor}"><@name line.statistic/></a></#if></td><td><@name line.gate/><br/><span class="quiet">${line.calibration}</span></td><td><@status line.cell/></td><td class="reason">${line.reason}<#if line.details?has_content>; <span class="quiet">${line.details}</span></#if><#if line.sight?has_content>; <span class="quiet">${line.sight}</span></#if></td><td class="number">${line.value}<br/><span class="quiet">${line.threshold}</span></td><td class="number">${line.pValue}<br/><span class="quiet">${line.pAdjusted}</span></td></tr>
</#list>
</tbody>
</table>
</#macro>

<#macro deviations section>
<table class="deviations">
<caption>Largest deviation from the reference, in standard errors of the difference (σ)</caption>
<thead><tr><th scope="col" class="source">source</th><th scope="col" class="range">range</th><th scope="col" class="state">verdict there</th><th scope="col">largest deviation there</th></tr></thead>
<tbody>
<#list section.deviations as d><#list d.ranges as r>
<tr<#if r?is_first> id="${d.anchor}"</#if>><#if r?is_first><th scope="row" class="source" rowspan="${d.ranges?size}"><@name d.source/><@badge d.control/></th></#if><td class="range">${r.range}</td><td><#if r.cell.kind == "none"><span class="quiet">${r.cell.word}</span><#else><@status r.cell/> <span class="quiet">${r.gates}</span></#if></td><td>${r.sentence}</td></tr>
</#list></#list>
</tbody>
</table>
</#macro>

<#macro calibration page>
<table class="calibration">
<caption>The weakest planted defect that each gate fails in 95 % of trials; the darker, the weaker</caption>
<thead><tr><th scope="col" class="source">planted defect</th><#list page.gates as gate><th scope="col"><@name gate.statistic/><br/><span class="quiet"><@name gate.gate/></span></th></#list></tr></thead>
<tbody>
<tr><th scope="row" class="source">none: false alarms<br/><span class="quiet">alone; beside the other gates</span></th><#list page.alarms as alarm><td>${alarm} %<br/><span class="quiet">${page.adjusted[alarm?index]} %</span></td></#list></tr>
<#list page.rows as row>
<tr><th scope="row" class="source">${row.name}<br/><span class="quiet">${row.planted}</span></th><#list row.cells as cell><td class="${cell.kind}">${cell.amount}</td></#list></tr>
</#list>
</tbody>
</table>
</#macro>

<#macro figure figure>
<div class="figure" role="figure" data-chart="${figure.name}"><div class="picture">${figure.picture}</div><p class="caption">${figure.caption}</p></div>
</#macro>

<#macro scroll label><div class="scroll" role="region" tabindex="0" aria-label="${label}"><#nested/></div></#macro>

<#macro summary>
<h1><@name page.name/></h1>
<p class="headline">${page.headline}</p>
<h2 id="verdicts">Verdicts</h2>
<@scroll "Verdict matrix"><@matrix/></@scroll>
<#if page.controlNote?has_content><p class="note">${page.controlNote}</p></#if>
<#list page.partial as sentence><p>${sentence}</p></#list>
</#macro>

<#macro everyGate>
<h2 id="gates">Every gate</h2>
<#list page.groups as group>
<h3 id="${group.anchor}"><@name group.source/><@badge group.control/></h3>
<#if group.description?has_content><p class="description">${group.description}</p></#if>
<@scroll "Verdicts on " + group.source><@verdicts group.lines "Verdicts on " + group.source + ", the worst first" false/></@scroll>
</#list>
</#macro>

<#macro sight>
<h2 id="calibration">What the gates can see</h2>
<#if page.calibration.gates?has_content>
<p class="note">${page.calibration.note}</p>
<@scroll "Calibration of the gates"><@calibration page.calibration/></@scroll>
<#else>
<p class="note">No gate of this benchmark was calibrated: how often it fails what is right, and what it misses, is not known. Measure both with the command calibrate, and name its result in the benchmark.</p>
</#if>
</#macro>

<#macro reading>
<h2 id="reading">Reading the charts</h2>
<p class="description">Above, the black line is the mean of the reference with the scatter of its realizations (light) and its standard error (dark); lines with markers are the means of the sources, their bars the standard error. Below, the ratio to the reference: the sources share a bin side by side, and the shaded box is what a gate tolerates over its range. Triangles at an edge are values beyond it; a row without a value, or with a ratio uncertain by more than 100 %, is a gap.</p>
</#macro>

<#macro heading section>
<h2 id="${section.anchor}"><@name section.name/></h2>
<#if section.description?has_content><p class="description">${section.description}</p></#if>
<#if section.realizations?has_content><p class="note">${section.realizations}.</p></#if>
<#if section.explanation?has_content><p class="explanation">${section.explanation}</p></#if>
</#macro>

<#macro findings section>
<#if section.deviations?has_content><@scroll "Deviations in " + section.name><@deviations section/></@scroll></#if>
<#if section.passing?has_content><p>${section.passing}</p></#if>
<#if section.lines?has_content><@scroll "Verdicts on " + section.name><@verdicts section.lines "Verdicts without a comparison" true/></@scroll></#if>
<#if !section.figures?has_content && !section.lines?has_content && !section.passing?has_content><p class="note">No source was compared in this statistic.</p></#if>
</#macro>

<#macro responses>
<#if page.responses?has_content>
<h2 id="response">Response to the parameters</h2>
<p class="description">How each statistic answers to what varies among the conditions of the clouds: slopes of a linear regression on all parameters together, with their standard errors and their ratio to the reference's; and mean curves of four groups of clouds with like values, the reference above, a source below.</p>
<#if page.parts?has_content>
<@scroll "Middle and edge of the conditions"><table class="parts">
<caption>Mean squared pull (1 is agreement within the errors) where all parameters lie in the middle 70 % of their ranges, and at the edge of the design</caption>
<thead><tr><th scope="col" class="source">source</th><th scope="col">statistic</th><th scope="col">middle</th><th scope="col">edge</th></tr></thead>
<tbody>
<#list page.parts as part>
<tr><th scope="row" class="source"><@name part.source/></th><td><@name part.statistic/></td><td>${part.middle}</td><td>${part.edge}</td></tr>
</#list>
</tbody></table></@scroll>
</#if>
<#list page.responses as f><@figure f/></#list>
</#if>
</#macro>

<#macro slices>
<#if page.slices?has_content>
<h2 id="slices">Real or fake?</h2>
<p class="description">The reference and a source side by side: the same projection, depth and scale.</p>
<div class="stills"><#list page.slices as f><@figure f/></#list></div>
</#if>
</#macro>

<#macro inference>
<#if page.inferenceFigures?has_content>
<h2 id="inference">Inference</h2>
<p class="description">What models that evaluate likelihoods say of a parameter of the reference's clouds, with a flat prior over the grid and the other parameters as they are.</p>
<#list page.inference as sentence><p>${sentence}</p></#list>
<#list page.inferenceFigures as f><@figure f/></#list>
</#if>
</#macro>

<#macro training>
<#if page.training?has_content>
<h2 id="training">Training</h2>
<p class="description">Losses of the models while they learned, means over stretches of steps; what a loss is depends on the family, so that only curves of one family compare.</p>
<div class="figures"><#list page.training as f><@figure f/></#list></div>
</#if>
</#macro>

<#macro colophon>
<#if page.colophon.commands?has_content>
<h2 id="repeat">How to repeat</h2>
<p class="description">With the configuration above as benchmark.yaml and its files where it looks for them. The same seed gives the same bytes, whatever the number of threads.</p>
<pre><#list page.colophon.commands as command>${command}
</#list></pre>
</#if>
<#if page.colophon.program?has_content>
<h2 id="cite">How to cite</h2>
<p>${page.colophon.program}</p>
<#if page.colophon.papers?has_content>
<p>And the papers of what was measured:</p>
<ul class="papers">
<#list page.colophon.papers as paper>
<li>${paper.citation}, <a rel="noreferrer" href="${paper.address}">${paper.address}</a>: <span class="quiet"><@name paper.of/></span></li>
</#list>
</ul>
</#if>
<#if page.bibtex?has_content>
<details class="bibtex"><summary>BibTeX of the papers of every statistic and test</summary>
<@scroll "BibTeX"><pre>${page.bibtex}</pre></@scroll></details>
</#if>
</#if>
</#macro>

<#macro provenance>
<h2 id="provenance">Provenance</h2>
<table class="facts">
<caption>How these numbers were made</caption>
<tbody>
<#list page.provenance as fact>
<tr><th scope="row">${fact.label}</th><td>${fact.value}</td></tr>
</#list>
</tbody>
</table>
<h2 id="configuration">Configuration</h2>
<pre>${page.configuration}</pre>
</#macro>
