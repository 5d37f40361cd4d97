@echo off
rem Starts the fake bank with the Java of JAVA_HOME, or of the PATH.
setlocal enableextensions
set "HOME_DIR=%~dp0.."
if defined JAVA_HOME (
  set "JAVA_EXE=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA_EXE="
  for %%i in (java.exe) do set "JAVA_EXE=%%~$PATH:i"
)
if not exist "%JAVA_EXE%" (
  echo fakebank: Java was not found. Install Java 17 or later, or set JAVA_HOME. 1>&2
  exit /b 1
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
  echo fakebank: Java 17 or later is needed, and %JAVA_EXE% is Java %JAVA_MAJOR%. 1>&2
  exit /b 1
)
"%JAVA_EXE%" -XX:+UseSerialGC -Xshare:auto -cp "%HOME_DIR%\lib\*" jp.nozomi.cert.testkit.cli.FakeBankMain %*
exit /b %ERRORLEVEL%
