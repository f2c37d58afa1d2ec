@echo off
rem Runs certenroll4j's native tests on this Windows: run.cmd [REPORT-FOLDER [TESTS]], where TESTS is all, user (none that
rem writes to the machine's stores), or a regular expression that finds the names of test classes.
rem Exit code 0: all that ran passed. 1: something failed, or nothing ran. 2: not allowed, or no such tests. 5: no Java.
setlocal EnableExtensions DisableDelayedExpansion
call :here
set "REPORTS=%~1"
if not defined REPORTS set "REPORTS=%HERE%reports"
rem A backslash before the closing quotation mark would make it a letter.
if "%REPORTS:~-1%"=="\" set "REPORTS=%REPORTS%."
set "TESTS=%~2"
if not defined TESTS set "TESTS=all"

set "JAVA="
if defined JAVA_HOME set "JAVA=%JAVA_HOME:"=%\bin\java.exe"
if not defined JAVA_HOME for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto nojava
if not exist "%JAVA%" goto nojava

if defined CERTENROLL4J_NATIVE_TESTS goto run
echo These tests put certificates and keys into your certificate stores and remove them again.
set /p CERTENROLL4J_NATIVE_TESTS=Type allow to let them: 

:run
"%JAVA%" -cp "%HERE%tests.jar;%HERE%certenroll4j-cli.jar;%HERE%lib\*" io.github.certenroll4j.kit.NativeTestKit "%REPORTS%" "%TESTS%"
set "CODE=%ERRORLEVEL%"
call :stay
exit /b %CODE%

:nojava
echo There is no Java in JAVA_HOME or on the PATH. Unpack or install a Java 8 or later and set JAVA_HOME to its folder. 1>&2
call :stay
exit /b 5

rem The folder of this file. Outside a called label it is the current one when cmd found the file through the PATH.
:here
set "HERE=%~dp0"
exit /b

rem The window of a double click, which Explorer gives a command line that ends so, shows what was said. Wine has no such name.
:stay
if not defined CMDCMDLINE exit /b
set "LINE=%CMDCMDLINE:"='%"
if "%LINE:~-3%"=="' '" pause
exit /b
