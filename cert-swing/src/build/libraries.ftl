<#-- A line for each library of the app: name, version, licences, parted by tabs (pages.Libraries reads it). -->
<#list dependencyMap as entry>
<#assign library = entry.getKey()/>
${library.groupId}:${library.artifactId}${"\t"}${library.version}${"\t"}${entry.getValue()?join(" / ")}
</#list>
