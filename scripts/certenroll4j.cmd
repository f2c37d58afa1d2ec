@echo off
rem Runs certenroll4j with the Java in JAVA_HOME, or the one that is on the PATH.
setlocal
set "JAR=%~dp0..\target\certenroll4j-cli.jar"
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
if not exist "%JAR%" (
  echo certenroll4j: no %JAR%; build it with: mvn package 1>&2
  exit /b 5
)
"%JAVA%" -jar "%JAR%" %*
