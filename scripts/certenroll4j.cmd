@echo off
rem Runs certenroll4j with the Java in JAVA_HOME, or the one that is on the PATH. The jar is beside this file, as in the
rem zip, or in target, as in a clone.
setlocal
set "JAR=%~dp0certenroll4j-cli.jar"
if not exist "%JAR%" set "JAR=%~dp0..\target\certenroll4j-cli.jar"
if not exist "%JAR%" goto nojar

set "JAVA="
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA_HOME for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
if not defined JAVA goto nojava
if not exist "%JAVA%" goto nojava
"%JAVA%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:nojar
echo certenroll4j: no "%JAR%"; build it with: mvn package 1>&2
exit /b 5

:nojava
echo certenroll4j: there is no Java in JAVA_HOME or on the PATH; install a Java 8 or later 1>&2
exit /b 5
