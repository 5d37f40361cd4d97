<#-- A line for each library of the app but its own modules: name, version, licences, parted by tabs (pages.Libraries reads it). -->
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
<#if library.groupId != "jp.nozomi.cert">
${library.groupId}:${library.artifactId}${"\t"}${library.version}${"\t"}${entry.getValue()?join(" / ")}
</#if>
</#list>
