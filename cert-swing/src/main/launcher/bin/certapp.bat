@echo off
rem Starts the certificate app with the Java of JAVA_HOME, or of the PATH.
setlocal enableextensions
chcp 65001 >nul
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (
  set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA_EXE="
  for %%i in (java.exe) do set "JAVA_EXE=%%~$PATH:i"
)
if not exist "%JAVA_EXE%" (
  echo certapp: Java が見つかりません。Java 17 以降をインストールするか、JAVA_HOME を設定してください。 1>&2
  echo certapp: Java was not found. Install Java 17 or later, or set JAVA_HOME. 1>&2
  exit /b 2
)
rem Asking Java for its version costs a start of Java; its own release file says the same.
set "JAVA_VERSION_TEXT="
for %%i in ("%JAVA_EXE%") do set "JAVA_RELEASE=%%~dpi..\release"
if exist "%JAVA_RELEASE%" for /f "usebackq tokens=1,2 delims==" %%a in ("%JAVA_RELEASE%") do if "%%a"=="JAVA_VERSION" set "JAVA_VERSION_TEXT=%%~b"
if not defined JAVA_VERSION_TEXT for /f "tokens=3" %%v in ('""%JAVA_EXE%" -version 2^>^&1" ^| findstr /c:" version "') do set "JAVA_VERSION_TEXT=%%~v"
for /f "tokens=1,2 delims=._-+" %%a in ("%JAVA_VERSION_TEXT%") do (
  if "%%a"=="1" (set "JAVA_MAJOR=%%b") else (set "JAVA_MAJOR=%%a")
)
if not defined JAVA_MAJOR set "JAVA_MAJOR=0"
if %JAVA_MAJOR% LSS 17 (
  echo certapp: Java 17 以降が必要です。%JAVA_EXE% は Java %JAVA_MAJOR% です。 1>&2
  echo certapp: Java 17 or later is needed, and %JAVA_EXE% is Java %JAVA_MAJOR%. 1>&2
  exit /b 2
)
rem Twenty times the usual thresholds: a short run compiles only what it truly repeats (docs/benchmarks.md). A Java that no longer knows the thresholds starts all the same.
set LATE=-XX:+IgnoreUnrecognizedVMOptions -XX:Tier4InvocationThreshold=100000 -XX:Tier4MinInvocationThreshold=12000 -XX:Tier4CompileThreshold=300000 -XX:Tier4BackEdgeThreshold=800000
"%JAVA_EXE%" -XX:+UseSerialGC -Xshare:auto %LATE% "-Dcertapp.program=%~f0" --enable-native-access=ALL-UNNAMED -Djdk.console=java.base -cp "%HOME_DIR%\lib\*" jp.nozomi.cert.swing.CertApp %*
exit /b %ERRORLEVEL%
